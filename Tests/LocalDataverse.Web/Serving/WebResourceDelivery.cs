using System;
using System.Linq;
using System.Threading.Tasks;
using LocalDataverse.Screens;
using LocalDataverse.Web.WebApi;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.Serving;

/// <summary>Files of web resources, unmodified. A RESX name without a language is answered in the user's, else in the base language.</summary>
internal sealed class WebResourceDelivery(LocalOrganization organization)
{
    private const string Resx = ".resx";

    public Task Get(HttpContext context, Guid userId)
    {
        var name = context.Request.RouteValues["name"] as string ?? "";
        if (Find(name, userId) is not { } resource)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync($"There is no web resource '{name}'.");
        }

        context.Response.ContentType = TypeOf(resource.Type);
        return context.Response.Body.WriteAsync(resource.Content).AsTask();
    }

    private WebResource? Find(string name, Guid userId)
    {
        var screens = organization.Model.Screens;
        if (screens.FindWebResource(name) is { } exact)
        {
            return exact;
        }

        var stem = name.EndsWith(Resx, StringComparison.OrdinalIgnoreCase) ? name[..^Resx.Length] : name;
        return new[] { UserLanguages.Of(organization, userId), Metadata.Labels.BaseLanguage }
            .Select(language => screens.FindWebResource($"{stem}.{language}{Resx}")).FirstOrDefault(r => r is not null);
    }

    private static string TypeOf(WebResourceType type) => type switch
    {
        WebResourceType.Html => "text/html; charset=utf-8",
        WebResourceType.Css => "text/css; charset=utf-8",
        WebResourceType.Script => "text/javascript; charset=utf-8",
        WebResourceType.Png => "image/png",
        WebResourceType.Jpg => "image/jpeg",
        WebResourceType.Gif => "image/gif",
        WebResourceType.Ico => "image/x-icon",
        WebResourceType.Svg => "image/svg+xml",
        WebResourceType.Xap => "application/x-silverlight-app",
        _ => "text/xml; charset=utf-8",
    };
}
