namespace Opps.Deployment.Exporting;

/// <summary>Text that a spreadsheet shows as it is, whoever typed it.</summary>
internal static class SafeText
{
    /// <summary>A text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static string For(string? text) =>
        text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text ?? "";
}
