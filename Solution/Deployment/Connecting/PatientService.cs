using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Polly;
using Polly.Retry;

namespace Opps.Deployment.Connecting;

/// <summary>
/// Waits as long as the environment asks, and sends again what was not done. A read is also sent again when no answer
/// came; a write is not, as it may have been done.
/// </summary>
internal sealed class PatientService : IOrganizationService
{
    private const int MostTries = 10;

    private readonly IOrganizationService _inner;
    private readonly CancellationToken _stop;
    private readonly ResiliencePipeline _reads;
    private readonly ResiliencePipeline _writes;

    /// <param name="inner">The environment.</param>
    /// <param name="clock">What waits go by.</param>
    /// <param name="tell">Told why the program waits.</param>
    /// <param name="stop">Ends a wait, and keeps further requests from being sent.</param>
    public PatientService(IOrganizationService inner, TimeProvider clock, Action<string> tell, CancellationToken stop)
    {
        _inner = inner;
        _stop = stop;
        _reads = Retrying(error => Trouble.WasNotDone(error) || Trouble.IsInDoubt(error), clock, tell);
        _writes = Retrying(Trouble.WasNotDone, clock, tell);
    }

    /// <inheritdoc />
    public OrganizationResponse Execute(OrganizationRequest request) => Do(IsRead(request.RequestName), () => _inner.Execute(request));

    /// <inheritdoc />
    public Guid Create(Entity entity) => Do(false, () => _inner.Create(entity));

    /// <inheritdoc />
    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => Do(true, () => _inner.Retrieve(entityName, id, columnSet));

    /// <inheritdoc />
    public void Update(Entity entity) => Execute(new UpdateRequest { Target = entity });

    /// <inheritdoc />
    public void Delete(string entityName, Guid id) => Execute(new DeleteRequest { Target = new EntityReference(entityName, id) });

    /// <inheritdoc />
    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        Execute(new AssociateRequest { Target = new EntityReference(entityName, entityId), Relationship = relationship, RelatedEntities = relatedEntities });

    /// <inheritdoc />
    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        Execute(new DisassociateRequest { Target = new EntityReference(entityName, entityId), Relationship = relationship, RelatedEntities = relatedEntities });

    /// <inheritdoc />
    public EntityCollection RetrieveMultiple(QueryBase query) => Do(true, () => _inner.RetrieveMultiple(query));

    private static bool IsRead(string message) =>
        message.StartsWith("Retrieve", StringComparison.Ordinal) || message.Equals("WhoAmI", StringComparison.Ordinal);

    private static ResiliencePipeline Retrying(Func<Exception, bool> isWorthIt, TimeProvider clock, Action<string> tell) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } error && isWorthIt(error)),
            MaxRetryAttempts = MostTries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromMinutes(2),
            DelayGenerator = tried => ValueTask.FromResult(Trouble.RetryAfter(tried.Outcome.Exception)),
            OnRetry = tried =>
            {
                tell(Trouble.RetryAfter(tried.Outcome.Exception) is { } asked
                    ? $"The environment asks to wait {asked.TotalSeconds:0} s."
                    : $"No good answer ({tried.Outcome.Exception?.Message}); trying again in {tried.RetryDelay.TotalSeconds:0} s.");
                return ValueTask.CompletedTask;
            },
        }).Build();

    private T Do<T>(bool isRead, Func<T> send)
    {
        _stop.ThrowIfCancellationRequested();
        return (isRead ? _reads : _writes).Execute(_ => send(), _stop);
    }
}
