using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Opps.Deployment.Settings;

/// <summary>Changes lists by the platform's own messages, and publishes them at the end, in one request.</summary>
internal sealed class ListWriter(IOrganizationService service)
{
    private const int ManagedUpdate = unchecked((int)0x8004F026);

    private readonly List<string> _refused = [];

    /// <summary>What the platform didn't allow, in its own words; the rest was done.</summary>
    public IReadOnlyList<string> Refused => _refused;

    public void Write(IReadOnlyList<ListDifference> lists)
    {
        foreach (var list in lists)
        {
            foreach (var option in list.Added)
            {
                service.Execute(Request("InsertOptionValue", list.Name, option));
            }

            foreach (var (before, after) in list.Changed)
            {
                Change(list.Name, before, after);
            }

            if (list.Order is { } order)
            {
                service.Execute(new OrderOptionRequest { OptionSetName = list.Name, Values = [.. order] });
            }
        }

        var names = lists.Where(l => l.IsToPublish).Select(l => $"<optionset>{l.Name}</optionset>").ToList();
        if (names.Count > 0)
        {
            service.Execute(new PublishXmlRequest { ParameterXml = $"<importexportxml><optionsets>{string.Concat(names)}</optionsets></importexportxml>" });
        }
    }

    /// <summary>Microsoft's pages contradict each other on whether an option of a managed list may be renamed.</summary>
    private void Change(string list, StatedOption before, StatedOption after)
    {
        try
        {
            var request = Request("UpdateOptionValue", list, after);
            request["MergeLabels"] = true;
            service.Execute(request);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode == ManagedUpdate)
        {
            _refused.Add($"{list}: {before.Value} '{before.Text}' stays as it is: {fault.Detail.Message}");
        }
    }

    /// <summary>The colour is a parameter of the messages that the SDK's classes don't have.</summary>
    private static OrganizationRequest Request(string message, string list, StatedOption option)
    {
        var request = new OrganizationRequest(message) { ["OptionSetName"] = list, ["Value"] = option.Value };
        if (option.Labels.Count > 0)
        {
            var label = new Label();
            label.LocalizedLabels.AddRange(option.Labels.Select(l => new LocalizedLabel(l.Value, l.Key)));
            request["Label"] = label;
        }

        if (option.Color is { } color)
        {
            request["Color"] = color;
        }

        return request;
    }
}
