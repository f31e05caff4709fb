using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>One request on its way: as whom, inside which transaction, caused by which event.</summary>
internal sealed record Call(Dispatcher Dispatcher, Model Model, RequestScope Scope, Caller Caller, IPluginExecutionContext? Outer, int Depth)
{
    /// <summary>Whether this is the platform's own consequence of a request, for which the right to its cause is enough.</summary>
    public bool IsCascade { get; init; }

    /// <summary>What the caller asked for beside the message's own parameters.</summary>
    public OptionalParameters Optional { get; init; } = OptionalParameters.None;

    public Catalog Catalog => Model.Catalog;

    public IRowStore Rows => Scope.Rows;

    public PlatformUnknowns Unknowns => Dispatcher.Options.Unknowns;

    /// <summary>What is done inside an event: by a step of it, or by the platform, as a cascade or a deep insert.</summary>
    public Call Within(ExecutionContext context) => this with { Outer = context.SeenFromBelow(Unknowns) };

    public OrganizationResponse Execute(OrganizationRequest request) => Dispatcher.Execute(this, request);

    /// <summary>Reads without starting the caller's transaction, which stage 10 of a first request runs outside of.</summary>
    public T Peek<T>(Func<IRowStore, T> read)
    {
        if (Scope.IsInTransaction)
        {
            return read(Scope.Rows);
        }

        using var transaction = Dispatcher.BeginTransaction(Model);
        return read(transaction);
    }
}
