package console.services.kube;

/// A kubeconfig that cannot be used: the message names the file, the item, the fact and – where
/// there is one – the next step, without secrets.
public final class KubeconfigException extends Exception {
    KubeconfigException(String message) {
        super(message);
    }

    KubeconfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
