/// SSH: the link to a machine, who it is and who asks, what may be run there, and the way on to
/// other machines.
@NullMarked
package console.services.ssh;

import org.jspecify.annotations.NullMarked;
