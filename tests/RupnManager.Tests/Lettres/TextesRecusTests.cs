using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

/// <summary>Ce qu'une personne écrit ou colle se laisse imprimer et enregistrer ; sinon elle le sait tout de suite, à côté de son champ.</summary>
public sealed class TextesRecusTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public void Une_puce_collee_de_Word_devient_une_puce_et_les_fins_de_ligne_ne_comptent_qu_une_fois()
    {
        var texte = TextesImprimables.Redresser("\uF0B7 accom\u00ADpagner\r\n\uF0A7 former\u200B");

        Assert.Equal("• accompagner\n• former", texte);
        Assert.Empty(TextesImprimables.SignesRefuses(texte));
        Assert.Equal(["✓", "🎉"], TextesImprimables.SignesRefuses("fait ✓ 🎉"));
    }

    [Fact]
    public async Task Un_texte_plus_long_que_sa_colonne_est_refuse_sur_les_deux_moteurs()
    {
        await using var db = _base.Contexte();
        var lettre = await db.Lettres.Include(l => l.Versions).FirstAsync();
        db.Entry(lettre.Versions.First()).Property(v => v.Motif).CurrentValue = new string('x', VersionDeLettre.LongueurDuMotif + 1);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => db.SaveChangesAsync());

        Assert.Equal(("texte.longueur", nameof(VersionDeLettre.Motif)), (refus.Regle.Cle, refus.Champ));
    }
}
