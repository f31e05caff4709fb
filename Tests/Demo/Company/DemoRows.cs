using System;
using System.Collections.Generic;
using Demo.Walkthrough;
using LocalDataverse;
using Microsoft.Xrm.Sdk;

namespace Demo.Company;

/// <summary>The rows made so far, by name, and who makes the next.</summary>
internal sealed class DemoRows(LocalOrganization organization)
{
    private readonly Dictionary<string, EntityReference> _byName = new(StringComparer.Ordinal);
    private int _last;

    public LocalOrganization Organization => organization;

    public IOrganizationService System => organization.AsSystem;

    public DateTime Today { get; } = organization.Options.Clock.GetUtcNow().UtcDateTime.Date;

    public EntityReference this[string name] => _byName[name];

    public IOrganizationService As(string person) => organization.AsUser(_byName[person].Id);

    /// <summary>A row under the next id and that name.</summary>
    public EntityReference Add(IOrganizationService service, string name, Entity row)
    {
        row.Id = new Guid(0x10ca10de, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, (byte)(++_last >> 8), (byte)_last);
        service.Create(row);
        return _byName[name] = row.ToEntityReference();
    }

    /// <summary>The option at that place of a list: values are the administrators'.</summary>
    public OptionSetValue Option(string choice, int index) => new(organization.Catalog.Choices[choice].Options[index].Value);
}
