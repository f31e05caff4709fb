using System;
using System.Globalization;
using Opps.Plugins.Changes;

namespace Opps.Deployment.Journal;

/// <summary>What caused a change, in words that are the same whatever language the environment speaks.</summary>
internal static class JournalCause
{
    public static string Of(int? option) => option switch
    {
        null => "",
        (int)Cause.OwnerChanged => "owner changed",
#pragma warning disable CA1308 // Words for people, in a file.
        { } known when Enum.IsDefined((Cause)known) => ((Cause)known).ToString().ToLowerInvariant(),
#pragma warning restore CA1308
        { } other => other.ToString(CultureInfo.InvariantCulture),
    };
}
