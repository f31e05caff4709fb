global using System;
global using System.Collections.Generic;
global using System.Linq;
global using Microsoft.Xrm.Sdk;
global using Opps.Plugins.Core;
global using Opps.Plugins.Core.Tables;
global using Opps.Plugins.Core.Texts;
