using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>La jauge : ce qui est notifié, proposé, décidé, certifié, transmis, payé, disponible.</summary>
public sealed class JaugeTests : IDisposable
{
    private readonly TestDatabase _base = new();
    private readonly ServiceProvider _services;
    private readonly IServiceScope _portee;

    public JaugeTests()
    {
        _services = _base.Services();
        _portee = _services.CreateScope();
    }

    private IServiceProvider Portee => _portee.ServiceProvider;

    [Fact]
    public async Task Sans_enveloppe_la_jauge_dit_non_notifiee()
    {
        var chef = await Portee.ActeurAsync("chef.lycee");

        var jauge = await Portee.GetRequiredService<JaugeService>().DeAsync(chef.EtablissementId!.Value, IndemniteDeTest.Imp, chef);

        Assert.Null(jauge.EnveloppeId);
        Assert.Equal(EtatDEnveloppe.NonNotifiee, jauge.Etat);
        Assert.Equal(Montant.Zero, jauge.Disponible);
    }

    [Fact]
    public async Task Elle_somme_chaque_etape_et_ses_parts_font_l_engage()
    {
        var (chef, rectorat) = (await Portee.ActeurAsync("chef.lycee"), await Portee.ActeurAsync("rectorat"));
        await AttribuerAsync();

        var jauge = await Portee.GetRequiredService<JaugeService>().DeAsync(chef.EtablissementId!.Value, IndemniteDeTest.Imp, rectorat);

        Assert.Equal(300000, jauge.Notifie.Centimes);
        Assert.Equal(new DateOnly(2024, 9, 15), jauge.NotifieeLe);
        Assert.Equal(125000 + 62500, jauge.Propose.Centimes);
        Assert.Equal(125000, jauge.Decide.Centimes);
        Assert.Equal(13888, jauge.Certifie.Centimes);
        Assert.Equal(0, jauge.Transmis.Centimes);
        Assert.Equal(125000 + 62500, jauge.Engage.Centimes);
        Assert.Equal(300000 - 187500, jauge.Disponible.Centimes);
        Assert.Equal(jauge.Engage, jauge.Parts.Total());
        Assert.Equal(EtatDEnveloppe.Ouverte, jauge.Etat);
    }

    [Fact]
    public async Task La_jauge_d_un_autre_etablissement_ne_se_lit_pas()
    {
        await AttribuerAsync();
        var (college, lycee) = (await Portee.ActeurAsync("chef.college"), await Portee.ActeurAsync("chef.lycee"));

        var jauge = await Portee.GetRequiredService<JaugeService>().DeAsync(lycee.EtablissementId!.Value, IndemniteDeTest.Imp, college);

        Assert.Null(jauge.EnveloppeId);
    }

    [Fact]
    public async Task Le_DAN_ne_lit_aucune_jauge()
    {
        var (dan, chef) = (await Portee.ActeurAsync("dan"), await Portee.ActeurAsync("chef.lycee"));

        await Assert.ThrowsAsync<InterditException>(
            () => Portee.GetRequiredService<JaugeService>().DeAsync(chef.EtablissementId!.Value, IndemniteDeTest.Imp, dan));
    }

    public void Dispose()
    {
        _portee.Dispose();
        _services.Dispose();
        _base.Dispose();
    }

    /// <summary>3 000 € notifiés ; 1 250 € accordés, octobre certifié ; 625 € préparés ; 312,50 € retirés.</summary>
    private async Task AttribuerAsync()
    {
        var db = Portee.GetRequiredService<RupnDbContext>();
        var (chef, rectorat) = (await Portee.ActeurAsync("chef.lycee"), await Portee.ActeurAsync("rectorat"));
        var dossier = new IndemniteDeTest(db, IndemniteDeTest.Imp.Debut);
        var enveloppe = await dossier.NotifierAsync(3000, rectorat);
        var modalites = await dossier.PresenterAsync();
        var mesure = new Mesure(await db.Baremes.SingleAsync(b => b.Regime == Regime.Imp), null, true);
        var quand = IndemniteDeTest.Midi(new(2024, 12, 2));
        var (envoye, suivant) = (Nouveau(enveloppe, 1), Nouveau(enveloppe, 2));
        var accordee = Attribution.Preparer(
            IndemniteDeTest.Proposition(1250), await dossier.ConfierAsync("rupn.lycee"), enveloppe, envoye, mesure, chef, quand);
        db.AddRange(envoye, suivant, accordee);
        await db.SaveChangesAsync();
        envoye.Envoyer(modalites, new HashSet<Guid>(), chef, quand);
        accordee.Decider(SensDeDecision.Accordee, null, null, mesure, 10, rectorat, quand);
        accordee.Certifier(accordee.Echeances[0], new() { Resultat = ResultatDuService.Complet, Date = new(2024, 12, 2) }, null, chef, quand, new(2024, 12, 2));
        var autre = await dossier.ConfierAsync("rupn.lycee", "CULTURE");
        var retiree = Attribution.Preparer(IndemniteDeTest.Proposition(312.5m), autre, enveloppe, suivant, mesure, chef, quand);
        retiree.Retirer(null, null, quand);
        db.AddRange(retiree, Attribution.Preparer(IndemniteDeTest.Proposition(625), autre, enveloppe, suivant, mesure, chef, quand));
        await db.SaveChangesAsync();
    }

    private static Bordereau Nouveau(Enveloppe enveloppe, int rang) => new()
    {
        EtablissementId = enveloppe.EtablissementId, CodeAcademie = enveloppe.CodeAcademie, Annee = enveloppe.Annee, Rang = rang,
        Numero = Bordereau.Numeroter(enveloppe.Annee, enveloppe.Etablissement!.Uai, rang),
    };
}
