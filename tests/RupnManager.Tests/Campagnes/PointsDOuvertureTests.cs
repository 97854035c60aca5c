using RupnManager.Domain.Campagnes;

namespace RupnManager.Tests.Campagnes;

/// <summary>Avant d'ouvrir : ce qui bloque, ce qui avertit seulement.</summary>
public sealed class PointsDOuvertureTests
{
    private static readonly FaitsDOuverture Complets = new()
    {
        Jour = new(2027, 9, 2), Annee = new(2027), Dates = new(new(2027, 9, 1), new(2027, 10, 15), new(2027, 10, 29), new(2027, 11, 26), new(2027, 11, 30)),
        ValidationDuDan = true, Bareme = new(2015), Modele = "M-2027-1", ModeleDeLAnnee = true, ModeleEnPreparation = null, Dan = "Mme Sophie Leroy",
        Etablissements = 12, SansEnveloppe = 0, SansChef = 0,
    };

    [Fact]
    public void Une_academie_prete_n_a_que_des_points_prets()
    {
        var points = Complets.Points();

        Assert.Equal(["dates", "bareme", "modele", "dan", "enveloppes", "chefs"], points.Select(p => p.Cle));
        Assert.All(points, p => Assert.Equal(PoidsDUnPoint.Pret, p.Poids));
    }

    public static TheoryData<string, FaitsDOuverture, PoidsDUnPoint, string> Manques => new()
    {
        { "dates", Complets with { Jour = new(2027, 12, 1) }, PoidsDUnPoint.Bloque, "La fin (30 novembre 2027) est passée. Corrigez les dates." },
        { "dates", Complets with { Dates = Complets.Dates with { LimiteDuDan = null } }, PoidsDUnPoint.Bloque, "Le circuit de l'année comprend le DAN, mais sa date limite n'est pas fixée." },
        { "dates", Complets with { Jour = new(2027, 6, 15) }, PoidsDUnPoint.Avertit, "L'ouverture est prévue le 1er septembre 2027 : en ouvrant maintenant, chacun peut rédiger dès aujourd'hui." },
        { "bareme", Complets with { Bareme = null }, PoidsDUnPoint.Bloque, "Aucun barème IMP ne vaut en 2027-2028. L'administrateur l'enregistre." },
        { "modele", Complets with { Modele = null }, PoidsDUnPoint.Bloque, "Aucun modèle n'est publié pour 2027-2028. Préparez-en un, puis publiez-le." },
        { "modele", Complets with { Modele = "M-2026-2", ModeleDeLAnnee = false }, PoidsDUnPoint.Avertit, "Aucun modèle n'est propre à 2027-2028 : les lettres partiront de M-2026-2." },
        { "modele", Complets with { ModeleEnPreparation = "M-2027-2" }, PoidsDUnPoint.Avertit, "M-2027-2 n'est pas publié : les lettres partiraient de M-2027-1." },
        { "dan", Complets with { Dan = null }, PoidsDUnPoint.Bloque, "Aucun délégué académique au numérique n'est en fonction : les lettres s'arrêteraient avant la validation." },
        { "dan", Complets with { Dan = null, ValidationDuDan = false }, PoidsDUnPoint.Pret, "Le circuit de l'année s'arrête au RUPN : personne ne valide après lui." },
        { "enveloppes", Complets with { SansEnveloppe = 3 }, PoidsDUnPoint.Avertit, "3 établissements sur 12 sans enveloppe IMP notifiée. Le rectorat les notifie ; les lettres n'attendent pas." },
        { "chefs", Complets with { SansChef = 1 }, PoidsDUnPoint.Avertit, "1 établissement sur 12 sans chef en fonction : leurs lettres ne pourront pas être rédigées." },
        { "chefs", Complets with { Etablissements = 0 }, PoidsDUnPoint.Avertit, "L'académie n'a aucun établissement ouvert. L'administrateur importe l'annuaire." },
    };

    [Theory]
    [MemberData(nameof(Manques))]
    public void Chaque_manque_se_dit_et_pese_ce_qu_il_doit(string cle, FaitsDOuverture faits, PoidsDUnPoint poids, string phrase)
    {
        var point = faits.Points().Single(p => p.Cle == cle);

        Assert.Equal((poids, phrase), (point.Poids, point.Phrase));
    }
}
