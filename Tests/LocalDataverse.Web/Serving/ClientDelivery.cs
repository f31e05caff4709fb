using System;
using System.Globalization;
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
            ".js" => Keep(context, name, "text/javascript; charset=utf-8"),
            ".css" => Keep(context, name, "text/css; charset=utf-8"),
            _ => NotFound(context, name),
        };
    }

    /// <summary>A browser keeps the file, and what it compiled of it, and asks each time whether it is still the same.</summary>
    private static Task Keep(HttpContext context, string name, string type)
    {
        var file = new FileInfo(Path.Combine(Folder, name));
        if (file.Exists)
        {
            var tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch.ToString() == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        return Send(context, name, type);
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
