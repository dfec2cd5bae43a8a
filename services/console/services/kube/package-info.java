/// The Kubernetes API: access, lists and watches, rows from objects, and the gate for writes.
@NullMarked
package console.services.kube;

import org.jspecify.annotations.NullMarked;
