/// An embedded Kubernetes API server: objects of any kind over TLS, and no cluster behind them.
@NullMarked
package console.services.lab.api;

import org.jspecify.annotations.NullMarked;
