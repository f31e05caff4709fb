using System;
using System.Collections.Generic;
using System.Linq;
using FakeXrmEasy;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasyTests;

/// <summary>
/// One write and the steps around it: the same target and images for all its stages, the same shared variables from stage 20
/// on. Those of stage 10 are found on the parent context, as on the platform.
/// </summary>
internal sealed class Happening(FakeOrganization organization, Guid user, string message, string table, object target, Entity? before)
{
    private readonly ParameterCollection _validated = [];
    private readonly ParameterCollection _shared = [];
    private readonly XrmFakedPluginExecutionContext? _cause = organization.Running;

    /// <summary>A copy: FakeXrmEasy writes into the row that it keeps.</summary>
    private readonly Dictionary<string, object> _before = before?.Attributes.ToDictionary(a => a.Key, a => a.Value) ?? [];

    public void Run(Stage stage)
    {
        foreach (var step in organization.Content.Steps.Where(s => s.Stage == stage && s.Message == message && (s.Table ?? table) == table).OrderBy(s => s.Rank))
        {
            if (step.FilteringAttributes.Count == 0 || target is not Entity row || step.FilteringAttributes.Any(row.Contains))
            {
                organization.Run(step, Context(step));
            }
        }
    }

    private XrmFakedPluginExecutionContext Context(Step step)
    {
        var context = Context(step.Stage);
        context.PreEntityImages = Images(step, ImageKind.Pre, _before);
        if (step.Stage == Stage.PostOperation && target is Entity written && step.Images.Any(i => i.Kind != ImageKind.Pre))
        {
            var after = organization.Plain.Retrieve(table, written.Id, new ColumnSet(true)).Attributes.ToDictionary(a => a.Key, a => a.Value);
            context.PostEntityImages = Images(step, ImageKind.Post, after);
        }

        return context;
    }

    private XrmFakedPluginExecutionContext Context(Stage stage) => new()
    {
        MessageName = message,
        PrimaryEntityName = table,
        Stage = (int)stage,
        Depth = (_cause?.Depth ?? 0) + 1,
        ParentContext = stage == Stage.PreValidation ? _cause : Context(Stage.PreValidation),
        CorrelationId = organization.Operation ?? Guid.Empty,
        UserId = user,
        InitiatingUserId = _cause?.InitiatingUserId ?? user,
        InputParameters = new ParameterCollection { ["Target"] = target },
        OutputParameters = [],
        SharedVariables = stage == Stage.PreValidation ? _validated : _shared,
        PreEntityImages = [],
        PostEntityImages = [],
    };

    private EntityImageCollection Images(Step step, ImageKind kind, Dictionary<string, object> columns)
    {
        var images = new EntityImageCollection();
        foreach (var image in step.Images.Where(i => i.Kind == kind || i.Kind == ImageKind.Both))
        {
            var row = new Entity(table, target is Entity entity ? entity.Id : ((EntityReference)target).Id);
            row.Attributes.AddRange(columns.Where(a => image.Columns.Count == 0 || image.Columns.Contains(a.Key)));
            images[image.Alias] = row;
        }

        return images;
    }
}
