using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.Serving;

/// <summary>Small JSON bodies of the server's own endpoints.</summary>
internal static class JsonBody
{
    /// <summary>A text out of the body; null when there is none.</summary>
    public static async Task<string?> Text(HttpRequest request, string name)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            return (string?)JObject.Parse(await reader.ReadToEndAsync())[name];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
