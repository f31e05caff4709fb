using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.Serving;

/// <summary>The web client: its page at the platform's address, and the files of its bundle.</summary>
internal static class ClientDelivery
{
    public const string Page = "/main.aspx";

    // Fluent's components and Chart.js set styles; nothing else comes from outside the served files.
    private const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "client");

    public static Task GetPage(HttpContext context, LocalOrganization organization)
    {
        if (SignIn.UserOf(context, organization) is null)
        {
            context.Response.Redirect(SignInPage.Path);
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        return Send(context, "main.html", "text/html; charset=utf-8");
    }

    public static Task GoToPage(HttpContext context)
    {
        context.Response.Redirect(Page);
        return Task.CompletedTask;
    }

    public static Task GetFile(HttpContext context)
    {
        var name = Path.GetFileName(context.Request.RouteValues["name"] as string ?? "");
        return Path.GetExtension(name) switch
        {
            ".js" => Send(context, name, "text/javascript; charset=utf-8"),
            ".css" => Send(context, name, "text/css; charset=utf-8"),
            _ => NotFound(context, name),
        };
    }

    private static Task Send(HttpContext context, string name, string type)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            return NotFound(context, name);
        }

        context.Response.ContentType = type;
        return context.Response.SendFileAsync(path);
    }

    private static Task NotFound(HttpContext context, string name)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync($"The client has no file '{name}'.");
    }
}
