using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Batches;

/// <summary>How things stand with one item, by what is stored now.</summary>
internal enum Standing
{
    /// <summary>Nothing is left to do.</summary>
    Done,

    /// <summary>Still to be written.</summary>
    ToDo,

    /// <summary>Written, and not as it should be: a person must look.</summary>
    Wrong,
}

/// <summary>What is stored of an item, and what is wrong with it if something is.</summary>
internal sealed record Verdict<T>(T Item, Standing Standing, string? Reason = null);

/// <summary>Work on many items that can be looked at, and so be sent again without harm.</summary>
internal interface IBatchWork<T> where T : notnull
{
    /// <summary>How things stand with each, in the order given.</summary>
    IReadOnlyList<Verdict<T>> Look(IReadOnlyList<T> items);

    /// <summary>One request for all: done for all or for none. Null where there is none.</summary>
    OrganizationRequest? Together(IReadOnlyList<T> items);

    /// <summary>The request for one.</summary>
    OrganizationRequest Alone(T item);
}
