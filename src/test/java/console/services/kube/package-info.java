/// Tests of the way to the Kubernetes API.
@NullMarked
package console.services.kube;

import org.jspecify.annotations.NullMarked;
