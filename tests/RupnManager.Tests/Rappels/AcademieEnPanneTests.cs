using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>Une académie qui échoue ne prive personne d'autre de ses rappels.</summary>
public sealed class AcademieEnPanneTests
{
    [Fact]
    public async Task Les_academies_suivantes_sont_rappelees_et_l_on_y_revient()
    {
        var panne = new PanneDUneAcademie();
        using var scene = new LettreDeTest(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne)));
        scene.Base.Horloge.SetUtcNow(new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));

        var rappeles = await scene.FaireAsync("admin", (s, _) => s.GetRequiredService<RappelService>().PasserAsync());

        Assert.True(panne.Survenue, "L'académie d'Aix-Marseille n'a pas été interrogée.");
        Assert.True(rappeles >= 3, $"Seulement {rappeles} personnes rappelées.");
    }

    private sealed class PanneDUneAcademie : DbCommandInterceptor
    {
        private const string Premiere = "01";

        public bool Survenue { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!command.Parameters.Cast<DbParameter>().Any(p => p.Value is Premiere)) return ValueTask.FromResult(result);
            Survenue = true;
            throw new IOException("Coupure de courant.");
        }
    }
}
