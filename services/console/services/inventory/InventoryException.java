package console.services.inventory;

/// An inventory file that cannot be used: the message names the file, the line and the fact.
public final class InventoryException extends Exception {
    InventoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
