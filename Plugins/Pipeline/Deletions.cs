using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace Opps.Plugins.Pipeline;

/// <summary>
/// The deletions that an event is part of. How many levels a cascade puts in the chain is not documented, so the whole
/// of it is looked at.
/// </summary>
internal static class Deletions
{
    /// <summary>Whether the event happens in the course of this row's deletion.</summary>
    public static bool IsPartOfDeleting(this IPluginExecutionContext context, string table, Guid id) =>
        Above(context).Any(deletion => deletion.PrimaryEntityName == table && deletion.PrimaryEntityId == id);

    /// <summary>Whether the event happens in the course of the deletion of some row of another table.</summary>
    public static bool IsPartOfAnotherDeletion(this IPluginExecutionContext context) =>
        Above(context).Any(deletion => deletion.PrimaryEntityName != context.PrimaryEntityName);

    private static IEnumerable<IPluginExecutionContext> Above(IPluginExecutionContext context)
    {
        for (var above = context.ParentContext; above is not null; above = above.ParentContext)
        {
            if (above.MessageName == Messages.Delete)
            {
                yield return above;
            }
        }
    }
}
