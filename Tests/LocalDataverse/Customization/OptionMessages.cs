using LocalDataverse.Layers;
using LocalDataverse.Messages.Definitions;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace LocalDataverse.Customization;

internal sealed class InsertOptionValueMessage : IOrganizationMessage
{
    public string Name => "InsertOptionValue";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var value = 0;
        OptionLists.Change(organization, caller, request, Customizer.WriteOptionSet, (model, choice, layer) =>
        {
            value = OptionLists.NewValue(request, model, choice);
            var option = new Option(value, OptionLists.LabelsOfNew(request)) { Color = request.Optional<string>("Color"), ExternalValue = request.Optional<string>("ExternalValue") };
            return layer with { Added = [.. layer.Added.Where(a => a.Value != value), option], Retired = layer.Retired.Where(v => v != value).ToHashSet() };
        });
        return Parameters.Answer<InsertOptionValueResponse>(Name, ("NewOptionValue", value));
    }
}

internal sealed class InsertStatusValueMessage : IOrganizationMessage
{
    public string Name => "InsertStatusValue";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var value = 0;
        OptionLists.Change(organization, caller, request, Customizer.WriteOptionSet, (model, choice, layer) =>
        {
            value = OptionLists.NewValue(request, model, choice);
            var option = new Option(value, OptionLists.LabelsOfNew(request)) { State = request.Required<int>("StateCode") };
            return layer with { Added = [.. layer.Added, option] };
        });
        return Parameters.Answer<InsertStatusValueResponse>(Name, ("NewOptionValue", value));
    }
}

internal sealed class UpdateOptionValueMessage : IOrganizationMessage
{
    public string Name => "UpdateOptionValue";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var value = request.Required<int>("Value");
        OptionLists.Change(organization, caller, request, Customizer.WriteOptionSet, (_, choice, layer) =>
        {
            OptionLists.Changeable(organization, choice, value);
            var label = OptionLists.Labels(request.Optional<Label>("Label"));
            var replaces = label.ByLanguage.Count > 0 && !request.Optional<bool>("MergeLabels");
            return layer with { Changed = layer.Changed.With(value, new OptionChange(label, replaces, request.Optional<string>("Color"), request.Optional<string>("ExternalValue"))) };
        });
        return Parameters.Answer<UpdateOptionValueResponse>(Name);
    }
}

/// <summary>Rows keep the value of an option that is deleted.</summary>
internal sealed class DeleteOptionValueMessage : IOrganizationMessage
{
    public string Name => "DeleteOptionValue";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var value = request.Required<int>("Value");
        OptionLists.Change(organization, caller, request, Customizer.WriteOptionSet, (_, choice, layer) =>
        {
            OptionLists.Deletable(organization, choice, value);
            return layer with { Added = [.. layer.Added.Where(a => a.Value != value)], Retired = layer.Retired.Append(value).ToHashSet() };
        });
        return Parameters.Answer<DeleteOptionValueResponse>(Name);
    }
}

internal sealed class OrderOptionMessage : IOrganizationMessage
{
    public string Name => "OrderOption";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        List<int> values = [.. request.Required<int[]>("Values")];
        OptionLists.Change(organization, caller, request, Customizer.WriteOptionSet, (_, choice, layer) =>
        {
            foreach (var value in values)
            {
                OptionLists.Option(choice, value);
            }

            return layer with { Order = values };
        });
        return Parameters.Answer<OrderOptionResponse>(Name);
    }
}

/// <summary>Changes the name of a global choice. Its options have messages of their own.</summary>
internal sealed class UpdateOptionSetMessage : IOrganizationMessage
{
    public string Name => "UpdateOptionSet";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var given = request.Required<OptionSetMetadataBase>("OptionSet");
        request["OptionSetName"] = given.Name;
        OptionLists.Change(organization, caller, request, Customizer.WriteOptionSet, (_, _, layer) =>
            layer with { DisplayName = ChoiceMerge.Merge(layer.DisplayName, OptionLists.Labels(given.DisplayName)) });
        return Parameters.Answer<UpdateOptionSetResponse>(Name);
    }
}

internal sealed class RetrieveOptionSetMessage : IOrganizationMessage
{
    public string Name => "RetrieveOptionSet";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var model = organization.Model;
        var key = ChoiceKey.Of(request.Required<string>("Name"));

        // As the platform names it: true reads what is drafted, as if it were published.
        var choice = model.Customizations.Find(model.Stack.ToCatalog(), key, asPublished: !request.Optional<bool>("RetrieveAsIfPublished"))
            ?? throw Faults.Of(Faults.ObjectDoesNotExist, $"There is no global choice '{key}' in this organisation.");
        return Parameters.Answer<RetrieveOptionSetResponse>(Name, ("OptionSetMetadata", OptionDefinition.Write(choice, Labels.BaseLanguage)));
    }
}
