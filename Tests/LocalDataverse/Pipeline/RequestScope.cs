using LocalDataverse.Storage;

namespace LocalDataverse.Pipeline;

/// <summary>
/// One request of a caller with everything that happens inside it: one database transaction, begun when the first
/// in-transaction stage is reached, and doomed as soon as any service call inside it has failed.
/// </summary>
internal sealed class RequestScope(Func<IRowTransaction> begin, DateTime utcNow) : IDisposable
{
    private IRowTransaction? _transaction;
    private readonly List<Action> _afterCommit = [];
    private Action? _forgetRights;

    public Guid CorrelationId { get; } = Guid.NewGuid();

    /// <summary>The moment of the request, cut to whole seconds as the platform stores it.</summary>
    public DateTime UtcNow { get; } = new(utcNow.Ticks - (utcNow.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    /// <summary>The users that this request has looked at; emptied when one of them changes.</summary>
    public Dictionary<Guid, UserProfile> Users { get; } = [];

    public bool IsInTransaction => _transaction is not null;

    public bool IsDoomed { get; private set; }

    public IRowStore Rows => _transaction ??= begin();

    /// <summary>A failed call rolls back whatever its caller does with the error.</summary>
    public void Doom() => IsDoomed |= IsInTransaction;

    public bool HasChangedRights => _forgetRights is not null;

    /// <summary>Who may do what has changed. What others know of it is forgotten while they still wait for this transaction.</summary>
    public void RightsChanged(Action forget) => _forgetRights = forget;

    /// <summary>What follows once the rows are stored, when no transaction is held any more.</summary>
    public void AfterCommit(Action then) => _afterCommit.Add(then);

    public void ThrowIfDoomed()
    {
        if (IsDoomed)
        {
            throw Faults.Of(Faults.UnExpected,
                "There is no active transaction: a plug-in ignored the error of a service call and went on.");
        }
    }

    public void Commit()
    {
        ThrowIfDoomed();
        _forgetRights?.Invoke();
        _transaction?.Commit();
        _afterCommit.ForEach(then => then());
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose() => _transaction?.Dispose();
}
