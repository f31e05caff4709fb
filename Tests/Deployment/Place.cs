using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalDataverse;
using LocalDataverse.Security;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment;
using Opps.Deployment.Connecting;
using Spectre.Console.Testing;

namespace DeploymentTests;

/// <summary>A local organisation with the standard tables, an administrator in it, and a console to run the program from.</summary>
internal sealed class Place : IDisposable
{
    public const string Address = "https://contoso.crm4.dynamics.com";

    private static readonly OrganizationOptions Usual = new() { OrganizationDisplayName = "Contoso Test" };
    private static readonly Lazy<LocalOrganization> Standard = new(() => WithStandardTables(Usual));
    private static readonly Lazy<LocalOrganization> WithProduct = new(() =>
    {
        var organization = Standard.Value.Copy(Usual);
        organization.Import(Zip());
        return organization;
    });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deployment");
    private LocalServer? _server;

    /// <param name="options">Other ones than the usual: such an organisation is imported anew, not copied.</param>
    public Place(OrganizationOptions? options = null) : this(options is null ? Standard.Value.Copy(Usual) : WithStandardTables(options))
    {
    }

    private Place(LocalOrganization organization)
    {
        Organization = organization;
        Administrator = Person("Ada");
    }

    public LocalOrganization Organization { get; }

    public IOrganizationService Service => Organization.AsSystem;

    /// <summary>As whom the program runs.</summary>
    public Guid Administrator { get; set; }

    /// <summary>What stands between the program and the organisation.</summary>
    public Func<IOrganizationService, IOrganizationService> Through { get; set; } = service => service;

    public InstantClock Clock { get; } = new();

    /// <summary>What a person types, line by line; null for nobody at the keyboard.</summary>
    public string[]? Typed { get; set; }

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Ends the program.</summary>
    public CancellationTokenSource Stop { get; } = new();

    private static LocalOrganization WithStandardTables(OrganizationOptions options)
    {
        var organization = LocalOrganization.Create(options);
        organization.Import(Zip("StandardTables.zip"));
        return organization;
    }

    public static byte[] Zip(string name = "SellerShares_managed.zip") => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name));

    /// <summary>The solution imported, and its steps as asked.</summary>
    public static Place Installed(bool withStepsEnabled = true, OrganizationOptions? options = null)
    {
        var place = options is null ? new Place(WithProduct.Value.Copy(Usual)) : new Place(options);
        if (options is not null)
        {
            place.Organization.Import(Zip());
        }

        if (!withStepsEnabled)
        {
            place.EnableSteps(false);
        }

        return place;
    }

    /// <summary>From now on the program reaches the organisation by its own connector, over the wire.</summary>
    /// <returns>The server's address.</returns>
    public async Task<Uri> Serve()
    {
        _server = await LocalServer.Start(Organization, Connector.KeepsPort ? 0 : 80);
        Variables[Connection.TokenVariable] = Administrator.ToString();
        return _server.Address;
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Runs the program with the organisation as its environment: exit code, and what it wrote.</summary>
    public (int Exit, string Output) Run(params string[] args)
    {
        using var console = new TestConsole();
        console.Profile.Width = 400;
        console.Profile.Capabilities.Interactive = Typed is not null;
        foreach (var line in Typed ?? [])
        {
            console.Input.PushTextWithEnter(line);
        }

        var exit = new CommandLine(new Workplace(console, Stop.Token)
        {
            Connect = (connection, tell) => Through(_server is null ? Organization.AsUser(Administrator) : Connector.Open(connection, tell)),
            Variable = Variables.GetValueOrDefault,
            Clock = Clock,
        }).Run(args.Contains("--environment") ? args
            : _server is not null ? [.. args, "--environment", _server.Address.ToString()]
            : Variables.Count > 0 ? args
            : [.. args, "--environment", Address]);
        return (exit, console.Output);
    }

    public void EnableSteps(bool areEnabled, Func<string, bool>? named = null)
    {
        var steps = Service.RetrieveMultiple(new QueryExpression("sdkmessageprocessingstep") { ColumnSet = new ColumnSet("name") }).Entities;
        foreach (var step in steps.Where(s => named?.Invoke((string)s["name"]) ?? true))
        {
            Service.Update(new Entity(step.LogicalName, step.Id)
            {
                ["statecode"] = new OptionSetValue(areEnabled ? 0 : 1), ["statuscode"] = new OptionSetValue(areEnabled ? 1 : 2),
            });
        }
    }

    /// <summary>A user with a role, System Administrator if none is given.</summary>
    public Guid Person(string firstName, Guid? role = null)
    {
        var id = Service.Create(new Entity("systemuser") { ["firstname"] = firstName, ["lastname"] = "Berg", ["domainname"] = $"{firstName}{Guid.NewGuid():N}@example.com" });
        Service.AssignRole(new EntityReference("systemuser", id), role);
        return id;
    }

    public EntityReference Team()
    {
        var team = new EntityReference("team", Service.Create(new Entity("team") { ["name"] = $"Team {Guid.NewGuid():N}" }));
        Service.AssignRole(team);
        return team;
    }

    public Guid Opportunity(Guid owner, decimal? amount = 1000m, string name = "An opportunity") => Opportunity(new EntityReference("systemuser", owner), amount, name);

    public Guid Opportunity(EntityReference owner, decimal? amount = 1000m, string name = "An opportunity") => Service.Create(new Entity("opportunity")
    {
        ["name"] = name, ["ownerid"] = owner, ["estimatedvalue"] = amount is { } value ? new Money(value) : null,
    });

    public void Dispose()
    {
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Organization.Dispose();
        Stop.Dispose();
        _folder.Delete(recursive: true);
    }
}
