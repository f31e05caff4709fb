global using Opps.Plugins.Changes;
global using Opps.Plugins.Periods;
global using Opps.Plugins.Pipeline;
global using Opps.Plugins.Shares;
global using Opps.Plugins.Storage;
global using static System.FormattableString;
