using System.Globalization;

namespace Opps.Deployment.Journal;

/// <summary>What caused a change, in words that are the same whatever language the environment speaks.</summary>
internal static class JournalCause
{
    private const int First = 847210000;
    private static readonly string[] Words = ["created", "added", "changed", "removed", "owner changed", "set", "split", "replaced", "restored", "reopened", "found", "process"];

    public static string Of(int? option) => option switch
    {
        null => "",
        { } known when known >= First && known - First < Words.Length => Words[known - First],
        { } other => other.ToString(CultureInfo.InvariantCulture),
    };
}
