using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using LocalDataverse.Web.Soap;
using LocalDataverse.Web.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalDataverse.Web.Serving;

/// <summary>Serves an organisation to browsers on this machine, and to nobody else: Web API, app, web resources, sign-in.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private const int LongestAddress = 64 * 1024;

    private readonly WebApplication _application;

    private LocalServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Asks for a port before the work whose result is to be served there.</summary>
    /// <exception cref="IOException">The port is taken, or not this user's to take.</exception>
    public static void RequireFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException refused)
        {
            throw new IOException($"Port {port} can't be used: {refused.Message}. Give another with --port, or none for any that is free.", refused);
        }
    }

    /// <param name="organization">What is served; it stays the caller's.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalServer> Start(LocalOrganization organization, int port = 0)
    {
        // An empty builder: no configuration from files, arguments or environment, nothing but what is said here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // FetchXML in an address may be as long as the platform lets it.
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        var application = builder.Build();
        application.Use(LocalRequests.Guard);
        application.UseRouting();
        Map(application, organization);
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        organization.ServedAt = new Uri(address + "/");
        return new LocalServer(application, organization.ServedAt);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void Map(WebApplication application, LocalOrganization organization)
    {
        var api = new WebApiEndpoint(organization);
        application.Map(WebApiEndpoint.Pattern, SignIn.Required(organization, api.Handle));
        application.MapPost(SoapEndpoint.Path, SignIn.Required(organization, new SoapEndpoint(organization).Handle));
        application.MapGet("/api/local/users", context => SignIn.Users(context, organization));
        application.MapPost("/api/local/signin", context => SignIn.Post(context, organization));
        application.MapPost("/api/local/signout", SignIn.Out);
        application.MapGet(SignInPage.Path, context => SignInPage.Get(context, organization));
        application.MapGet("/api/local/app", SignIn.Required(organization, new AppDelivery(organization).Get));
        application.MapGet(GlobalContextDelivery.Path, SignIn.Required(organization, new GlobalContextDelivery(organization).Get));
        var resources = SignIn.Required(organization, new WebResourceDelivery(organization).Get);
        application.MapGet("/WebResources/{**name}", resources);

        // Clients put a version in braces first, so that browsers may keep a file until it changes.
        application.MapGet("/{version:length(3,100)}/WebResources/{**name}", resources);
        application.MapGet("/Controls/{control}/{**path}", SignIn.Required(organization, new CustomControlDelivery(organization).Get));
        application.MapGet(ClientDelivery.Page, context => ClientDelivery.GetPage(context, organization));
        application.MapGet("/client/{name}", ClientDelivery.GetFile);
        application.MapGet("/", ClientDelivery.GoToPage);
    }
}
