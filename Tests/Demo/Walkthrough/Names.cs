using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Demo.Walkthrough;

/// <summary>Every row of the walkthrough by the name that its text uses: people, teams, customers, currencies, opportunities.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, EntityReference> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _names = [];

    public EntityReference this[string name] => _references.TryGetValue(name, out var reference)
        ? reference
        : throw new ArgumentException($"Nobody and nothing in the walkthrough is called '{name}'.", nameof(name));

    public void Add(string name, string table, Guid id)
    {
        _references.Add(name, new EntityReference(table, id));
        _names.Add(id, name);
    }

    public string Of(EntityReference? reference) =>
        reference is null ? "nobody" : _names.GetValueOrDefault(reference.Id, reference.Id.ToString());
}
