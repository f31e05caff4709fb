using System.Security.Cryptography;
using System.Text;

namespace LocalDataverse.Metadata;

/// <summary>The ids of definitions, which packages don't state: made of the name, so that they are the same each time.</summary>
internal static class MetadataIds
{
    public static Guid Of(string kind, string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {name}")).AsSpan(0, 16));
}
