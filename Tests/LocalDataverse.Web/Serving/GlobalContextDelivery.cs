using System;
using System.Threading.Tasks;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.Serving;

/// <summary>
/// ClientGlobalContext.js.aspx, by which a page that doesn't stand on a form learns where it is and who is looking: GetGlobalContext,
/// with the members that our pages read.
/// </summary>
internal sealed class GlobalContextDelivery(LocalOrganization organization)
{
    public const string Path = "/WebResources/ClientGlobalContext.js.aspx";

    public Task Get(HttpContext context, Guid userId)
    {
        var settings = new JObject
        {
            ["languageId"] = UserLanguages.Of(organization, userId),
            ["userId"] = userId.ToString("B").ToUpperInvariant(),
        };
        var organizationSettings = new JObject { ["languageId"] = Labels.BaseLanguage };
        context.Response.ContentType = "text/javascript; charset=utf-8";
        return context.Response.WriteAsync(
            $"function GetGlobalContext() {{ return {{ getClientUrl: () => location.origin, userSettings: {Json(settings)}, organizationSettings: {Json(organizationSettings)} }}; }}");
    }

    private static string Json(JObject settings) => settings.ToString(Newtonsoft.Json.Formatting.None);
}
