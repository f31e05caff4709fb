using System;
using Microsoft.Xrm.Sdk;

namespace Opps.Plugins.Pipeline;

/// <summary>
/// Marks a write while it is under way, so that the events it raises need not lock and read only to find nothing to do.
/// Where the platform does not show the mark, they do just that. Where somebody else's step changes the write, or makes
/// another in the course of it, the sender is told, as what it decided on is then no longer so.
/// </summary>
internal static class OwnWrite
{
    private const string Key = "opps_sellershares_write";
    private const string DisturbanceKey = "opps_sellershares_disturbance";

    /// <summary>Sends a write under its mark.</summary>
    /// <returns>How steps of others interfered with it.</returns>
    public static Disturbance Send(IPluginExecutionContext context, string message, Entity row, Action write)
    {
        context.SharedVariables[Key] = Mark.Of(message, row);
        write();
        context.SharedVariables.Remove(Key);
        var told = ToldTo(context);
        context.SharedVariables.Remove(DisturbanceKey);
        return told;
    }

    /// <summary>
    /// Whether the event is a marked write of ours, whose sender does the rest. A write that another solution's step makes
    /// meanwhile is not, nor one of ours to which such a step has added columns; of both the sender is told.
    /// </summary>
    public static bool Caused(IPluginExecutionContext context)
    {
        var cause = context.ParentContext;
        while (cause is not null && IsSameOperation(cause, context))
        {
            cause = cause.ParentContext;
        }

        if (MarkOn(cause) is { } mark && Mark.Between(mark, Mark.Of(context)) is { } made and not Disturbance.Decided)
        {
            Tell(cause!, made);
            return true;
        }

        for (; cause is not null; cause = cause.ParentContext)
        {
            if (MarkOn(cause) is not null)
            {
                Tell(cause, Disturbance.Decided);
            }
        }

        return false;
    }

    private static string? MarkOn(IPluginExecutionContext? context) =>
        context is not null && context.SharedVariables.TryGetValue(Key, out var mark) ? mark as string : null;

    private static void Tell(IPluginExecutionContext sender, Disturbance disturbance)
    {
        if (disturbance > ToldTo(sender))
        {
            sender.SharedVariables[DisturbanceKey] = (int)disturbance;
        }
    }

    private static Disturbance ToldTo(IPluginExecutionContext sender) =>
        sender.SharedVariables.TryGetValue(DisturbanceKey, out var told) && told is int number ? (Disturbance)number : Disturbance.None;

    /// <summary>
    /// The stages of one operation stand in each other's parent chain. Depth tells them from a write of the same row inside it.
    /// </summary>
    private static bool IsSameOperation(IPluginExecutionContext one, IPluginExecutionContext other) =>
        one.Depth == other.Depth && one.MessageName == other.MessageName && one.PrimaryEntityName == other.PrimaryEntityName;
}
