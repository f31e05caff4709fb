using System;
using Microsoft.Xrm.Sdk;

namespace Opps.Plugins.Pipeline;

/// <summary>
/// Marks a write while it is under way, so that the events it raises need not lock and read only to find nothing to do.
/// A matter of speed alone: where the platform does not show the mark, they do just that.
/// </summary>
internal static class OwnWrite
{
    private const string Key = "opps_sellershares_write";

    /// <summary>Sends a write under its mark.</summary>
    public static void Send(IPluginExecutionContext context, string message, string table, Guid id, Action write)
    {
        context.SharedVariables[Key] = Mark(message, table, id);
        write();
        context.SharedVariables.Remove(Key);
    }

    /// <summary>Whether this very event is such a write. Not one that somebody else's step makes in the course of it.</summary>
    public static bool Caused(IPluginExecutionContext context)
    {
        var cause = context.ParentContext;
        while (cause is not null && IsSameOperation(cause, context))
        {
            cause = cause.ParentContext;
        }

        return cause is not null && cause.SharedVariables.TryGetValue(Key, out var mark) &&
            Equals(mark, Mark(context.MessageName, context.PrimaryEntityName, context.PrimaryEntityId));
    }

    /// <summary>
    /// The stages of one operation stand in each other's parent chain. Depth tells them from a write of the same row inside it.
    /// </summary>
    private static bool IsSameOperation(IPluginExecutionContext one, IPluginExecutionContext other) =>
        one.Depth == other.Depth && one.MessageName == other.MessageName && one.PrimaryEntityName == other.PrimaryEntityName;

    /// <summary>The id of a row being created is not known before.</summary>
    private static string Mark(string message, string table, Guid id) =>
        message == Messages.Create ? $"{message} {table}" : $"{message} {table} {id}";
}
