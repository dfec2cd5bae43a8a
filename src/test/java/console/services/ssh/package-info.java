/// Tests of SSH against an embedded server and against OpenSSH.
@NullMarked
package console.services.ssh;

import org.jspecify.annotations.NullMarked;
