using System;
using System.IO;
using System.Threading.Tasks;
using LocalDataverse;
using LocalDataverse.Security;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Connecting;
using Xunit;

[assembly: AssemblyFixture(typeof(Clients.ServedProduct))]

namespace Clients;

/// <summary>The product served once, and people to sign in as. All tests share it, at once, and make their own rows.</summary>
public sealed class ServedProduct : IAsyncLifetime
{
    private const int OnlyPortOfServiceClient = 80;

    private readonly LocalOrganization _organization = LocalOrganization.Create(new OrganizationOptions { OrganizationDisplayName = "Contoso" });
    private LocalServer? _server;

    /// <summary>Everything is allowed.</summary>
    public Guid Anna { get; private set; }

    public Guid Bjorn { get; private set; }

    /// <summary>A new person, for what would change the rows of others' tests.</summary>
    public Guid Somebody() => Person(Guid.NewGuid().ToString("N"));

    /// <summary>Somebody without any role.</summary>
    public Guid Nils { get; private set; }

    public Uri Address => _server!.Address;

    /// <summary>Beside the wire, to look at what was stored.</summary>
    public IOrganizationService Stored => _organization.AsSystem;

    /// <summary>What a person signs in with.</summary>
    public static string NameOf(string firstName) => $"{firstName}@sellers.example";

    /// <summary>Microsoft's client of this build.</summary>
    public IOrganizationService Connect(Guid user)
    {
        Assert.SkipUnless(Connector.KeepsPort || Address.IsDefaultPort, "Microsoft's client reaches port 80 only, and this machine doesn't give it.");
        return Connector.Open(Connection.Of(Address, false, name => name == Connection.TokenVariable ? user.ToString() : null), _ => { });
    }

    public async ValueTask InitializeAsync()
    {
        foreach (var zip in new[] { "StandardTables.zip", "SellerShares.zip" })
        {
            _organization.Import(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, zip)));
        }

        _organization.IsAuditEnabled = true;
        Anna = Person("anna");
        Bjorn = Person("bjorn");
        Nils = Person("nils", hasRole: false);
        _server = await LocalServer.Start(_organization, Connector.KeepsPort ? 0 : FreePort());
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _organization.Dispose();
    }

    private Guid Person(string firstName, bool hasRole = true)
    {
        var id = Stored.Create(new Entity("systemuser") { ["firstname"] = firstName, ["lastname"] = "Berg", ["domainname"] = NameOf(firstName) });
        if (hasRole)
        {
            Stored.AssignRole(new EntityReference("systemuser", id));
        }

        return id;
    }

    private static int FreePort()
    {
        try
        {
            LocalServer.RequireFree(OnlyPortOfServiceClient);
            return OnlyPortOfServiceClient;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
