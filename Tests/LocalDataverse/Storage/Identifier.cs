namespace LocalDataverse.Storage;

/// <summary>Names inside SQL.</summary>
internal static class Identifier
{
    public static string Quote(string name) => '"' + name.Replace("\"", "\"\"", System.StringComparison.Ordinal) + '"';
}
