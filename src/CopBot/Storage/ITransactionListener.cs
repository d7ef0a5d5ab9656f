namespace CopBot.Storage;

/// <summary>Follows the store's transactions, as a derived index does that must forget what was rolled back.</summary>
/// <remarks>Called on the writer thread, in the order in which listeners were added. A listener must not throw and must be quick.</remarks>
internal interface ITransactionListener
{
    /// <summary>The transaction that just ran is durable; its caller has not heard of it yet.</summary>
    void Committed();

    /// <summary>The transaction that just ran left nothing behind.</summary>
    void RolledBack();
}
