using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.Serving;

/// <summary>Files of code components as the zip has them.</summary>
internal sealed class CustomControlDelivery(LocalOrganization organization)
{
    public Task Get(HttpContext context, Guid userId)
    {
        var (name, path) = (context.Request.RouteValues["control"] as string ?? "", context.Request.RouteValues["path"] as string ?? "");
        var control = organization.Model.Screens.CustomControls.FirstOrDefault(c => c.Name == name);
        if (control is null || !control.Files.TryGetValue(path, out var content))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync($"There is no file '{path}' of a control '{name}'.");
        }

        context.Response.ContentType = TypeOf(path);
        return context.Response.Body.WriteAsync(content).AsTask();
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        _ => "text/xml; charset=utf-8",
    };
}
