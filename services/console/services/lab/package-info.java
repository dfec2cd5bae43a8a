/// The embedded lab: one deterministic cluster with the plan's machines, served as a real API.
@NullMarked
package console.services.lab;

import org.jspecify.annotations.NullMarked;
