using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Settings;

/// <summary>The environment's value for an option that the file names: of a list that comes with it, or that is here.</summary>
internal sealed class OptionFinder(IOrganizationService service, string list, IReadOnlyList<ListDifference> lists)
{
    private readonly ListDifference? _coming = lists.FirstOrDefault(l => l.Name == list);
    private readonly Lazy<IReadOnlyList<StatedOption>> _stored = new(() => StoredLists.Read(service, list, asDrafted: false));

    /// <summary>Null where there is none.</summary>
    public int? Find(OptionName named) => _coming?.Values.TryGetValue(named.Value, out var value) == true ? value
        : (_stored.Value.FirstOrDefault(o => o.Value == named.Value && o.Text == named.Text) ?? _stored.Value.FirstOrDefault(o => o.Text == named.Text))?.Value;
}
