namespace LocalDataverse.Solutions;

/// <summary>A class with its assembly's identity, as in "Ns.Type, Assembly, Version=…, Culture=…, PublicKeyToken=…".</summary>
internal static class QualifiedName
{
    public static (string Type, string Assembly) Split(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? (name, "") : (name[..comma].Trim(), name[(comma + 1)..].Trim());
    }
}
