using RupnManager.Domain.Bilans;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Couverture;

namespace RupnManager.Tests.Couverture;

/// <summary>Aucune différence de sommes publiées ne porte sur une à quatre personnes : essayé sur toutes, une à une.</summary>
public sealed class SecretParDifferenceTests
{
    private sealed record Academie(List<NombrePublie> Nombres, List<PersonnesSemblables> Personnes);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Aucune_addition_ni_soustraction_des_nombres_montres_ne_porte_sur_trop_peu_de_personnes(int graine)
    {
        var hasard = new Random(graine);
        var montres = 0;
        for (var essai = 0; essai < 25; essai++)
        {
            var academie = Tirer(hasard, hasard.Next(4, 60));
            var tus = SecretParDifference.ATaire(academie.Nombres, academie.Personnes);
            var visibles = Enumerable.Range(0, academie.Nombres.Count).Except(tus).ToList();
            montres += visibles.Count;
            foreach (var signes in Combinaisons(visibles.Count))
            {
                var touchees = academie.Personnes.Where(p => p.Montants.Any(m => visibles.Select((n, i) => m.Contains(n) ? signes[i] : 0).Sum() != 0)).Sum(p => p.Nombre);
                Assert.False(touchees is > 0 and < SecretStatistique.Seuil,
                    $"Graine {graine}, essai {essai} : {string.Join(' ', visibles.Select((n, i) => $"{signes[i]}×{academie.Nombres[n].Cle}"))} porte sur {touchees} personnes.");
            }
        }
        Assert.True(montres > 50, $"{montres} nombres montrés seulement : le secret tait tout.");
    }

    [Fact]
    public void Rien_ne_se_tait_quand_chaque_difference_porte_sur_assez_de_monde()
    {
        // Deux départements, deux étapes ; partout au moins cinq personnes, et cinq que la seconde étape n'a pas encore.
        var tus = ATaire([("A", 1, 8), ("A", 2, 5), ("B", 1, 9), ("B", 2, 5)]);

        Assert.Empty(tus);
    }

    [Fact]
    public void Deux_etapes_qui_ne_different_que_d_une_personne_ne_se_montrent_pas_ensemble()
    {
        // Au département B, une seule personne est décidée et pas encore certifiée.
        var tus = ATaire([("A", 2, 8), ("A", 1, 7), ("B", 2, 9), ("B", 1, 1)]);

        Assert.Contains("B certifie", tus);
        Assert.DoesNotContain("B decide", tus);
        // Le total moins l'autre département le dirait encore.
        Assert.True(tus.Contains("A certifie") || tus.Contains("certifie"), string.Join(", ", tus));
    }

    [Fact]
    public void Le_reste_de_deux_decoupages_ne_se_retranche_pas_l_un_de_l_autre()
    {
        // Les petits groupes masqués, il reste six personnes d'un côté (A et B), sept de l'autre (X et Y) : retranchées, une seule.
        (string Departement, string Type, int Nombre)[] cases = [("A", "X", 3), ("B", "Y", 3), ("C", "Y", 1), ("C", "Z", 20), ("D", "Z", 20)];
        var noms = new List<string> { "total", "A", "B", "C", "D", "X", "Y", "Z" };
        var tus = SecretParDifference.ATaire([.. noms.Select(n => new NombrePublie(n, n.Length == 1 ? n[0] : 0))],
            [.. cases.Select(c => new PersonnesSemblables(c.Nombre, [[0, noms.IndexOf(c.Departement), noms.IndexOf(c.Type)]]))]).Select(i => noms[i]).ToHashSet();

        Assert.Superset(new HashSet<string> { "A", "B", "X", "Y" }, tus);
        Assert.True(tus.Count > 4, "Le reste des départements et celui des types ne diffèrent que d'une personne.");
        Assert.DoesNotContain("total", tus);
    }

    [Fact]
    public void Un_nombre_fixe_se_montre_quoi_qu_il_en_soit_et_les_autres_se_taisent_pour_lui()
    {
        var tus = SecretParDifference.ATaire([new("total", 0, Fixe: true), new("A", 1), new("B", 1), new("C", 1)],
            [new(3, [[0, 1]]), new(40, [[0, 2]]), new(50, [[0, 3]])]);

        Assert.Equal([1, 2], tus.Order());
    }

    [Fact]
    public void Une_personne_dans_deux_departements_ne_compte_qu_une_fois()
    {
        // Quatre personnes exercent à A et à B : comptées deux fois, A plus B porterait sur huit.
        var tus = SecretParDifference.ATaire([new("A", 1), new("B", 1)], [new(4, [[0], [1]])]);

        Assert.Equal([0, 1], tus.Order());
    }

    [Fact]
    public void Une_grande_academie_se_protege_sans_tout_taire()
    {
        var hasard = new Random(7);
        var sommes = new List<SommeDUnePersonne>();
        foreach (var _ in Enumerable.Range(0, 2000))
        {
            var (personne, departement, type) = (Guid.NewGuid(), $"07{hasard.Next(8)}", (TypeEtablissement)(hasard.Next(100) switch { < 65 => 0, < 97 => 1, _ => 2 }));
            var montant = 62_500L * hasard.Next(1, 5);
            var loin = hasard.Next(100);
            sommes.Add(new(personne, departement, type, EtapeDeLArgent.Propose, montant));
            if (loin < 90) sommes.Add(new(personne, departement, type, EtapeDeLArgent.Decide, loin < 4 ? montant / 2 : montant));
            if (loin is >= 4 and < 60) sommes.Add(new(personne, departement, type, EtapeDeLArgent.Certifie, montant * 3 / 9));
            if (loin is >= 4 and < 30) sommes.Add(new(personne, departement, type, EtapeDeLArgent.Transmis, montant * 3 / 9));
        }

        var secret = new SecretDesIndemnites(sommes);

        GroupeDIndemnites Groupe(string code) => new()
        {
            Code = code, Nom = code, Etablissements = 0, SansEnveloppe = 0, SansModalites = 0,
            Sommes = Enum.GetValues<EtapeDeLArgent>().ToDictionary(e => e, e => new SommeProtegee(new(1), 5)),
        };
        Assert.DoesNotContain(secret.DuTotal(Groupe("")).Sommes.Values, s => s.Montant is null);
        var details = Enumerable.Range(0, 8).Select(d => secret.DuDepartement(Groupe($"07{d}"))).Concat(Enum.GetValues<TypeEtablissement>().Select(t => secret.DuType(Groupe($"{t}")))).ToList();
        Assert.True(details.Sum(g => g.Sommes.Values.Count(s => s.Montant is null)) <= 6, "Trop de sommes se taisent.");
    }

    /// <summary>Deux étapes (1 : décidé, 2 : décidé et certifié du même montant), deux départements et leur total.</summary>
    private static HashSet<string> ATaire((string Departement, int Etapes, int Nombre)[] cases)
    {
        List<string> noms = ["decide", "certifie", "A decide", "A certifie", "B decide", "B certifie"];
        var personnes = cases.Select(c =>
        {
            var depart = c.Departement == "A" ? 2 : 4;
            return new PersonnesSemblables(c.Nombre, [c.Etapes == 1 ? [0, depart] : [0, 1, depart, depart + 1]]);
        }).ToList();
        return [.. SecretParDifference.ATaire([.. noms.Select(n => new NombrePublie(n, (n.Contains(' ') ? 2 : 0) + (n.EndsWith("certifie", StringComparison.Ordinal) ? 1 : 0)))], personnes)
            .Select(i => noms[i])];
    }

    /// <summary>Deux étapes, deux départements, deux types et leurs totaux ; des gens au hasard, dont les montants changent ou non.</summary>
    private static Academie Tirer(Random hasard, int gens)
    {
        string[] groupes = ["total", "A", "B", "X", "Y"];
        var nombres = groupes.SelectMany((g, i) => Enumerable.Range(0, 2).Select(e => new NombrePublie($"{g}{e}", (i == 0 ? 0 : 2) + e))).ToList();
        int Rang(int etape, string groupe) => Array.IndexOf(groupes, groupe) * 2 + etape;
        IReadOnlyList<int> Montant(int[] etapes, string departement, string type) =>
            [.. etapes.SelectMany(e => new[] { Rang(e, "total"), Rang(e, departement), Rang(e, type) })];
        var personnes = Enumerable.Range(0, gens).Select(_ =>
        {
            var (departement, type) = (hasard.Next(3) == 0 ? "A" : "B", hasard.Next(4) == 0 ? "X" : "Y");
            return new PersonnesSemblables(1, hasard.Next(10) switch
            {
                < 4 => [Montant([0], departement, type)],
                < 9 => [Montant([0, 1], departement, type)],
                _ => [Montant([0], departement, type), Montant([1], departement, type)],
            });
        }).ToList();
        return new(nombres, personnes);
    }

    /// <summary>Toutes les suites de −1, 0 et 1, au signe près.</summary>
    private static IEnumerable<int[]> Combinaisons(int longueur)
    {
        var total = (int)Math.Pow(3, longueur);
        for (var n = total / 2 + 1; n < total; n++)
        {
            var signes = new int[longueur];
            for (int i = 0, reste = n; i < longueur; i++, reste /= 3) signes[i] = reste % 3 - 1;
            yield return signes;
        }
    }
}
