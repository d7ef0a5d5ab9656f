namespace CopBot.Storage;

/// <summary>A store that cannot be used; the message is a sentence for the operator that says what to do.</summary>
internal abstract class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process has the data folder open.</summary>
internal sealed class StoreInUseException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The data folder cannot be made, read or written.</summary>
internal sealed class StorePathException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The database was written by a newer CopBot, or by something else.</summary>
internal sealed class StoreVersionException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The database file is damaged. It is left as it was found.</summary>
internal sealed class StoreDamagedException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>
/// The disk failed under a running store. Whether the transaction that met it survives is not known before the next start, and it
/// was not acknowledged; the store refuses all later work, so that the process can stop and start again from what is durable.
/// </summary>
internal sealed class StoreFailedException(string message, Exception? inner = null) : StoreException(message, inner);
