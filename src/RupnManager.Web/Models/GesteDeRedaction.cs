using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Les boutons de la rédaction : ordonner, retirer, ajouter une clause ou une ligne. Tout marche sans script.</summary>
public static class GesteDeRedaction
{
    public const string MettreALaSignature = "mettre-a-la-signature";
    public const string PasserAuModele = "passer-au-modele";
    public const string GarderLeModele = "garder-le-modele";

    /// <summary>Applique le bouton au formulaire ; rend ce qui s'est passé, et l'ancre où reprendre.</summary>
    public static (string Message, string Ancre)? Appliquer(this RedactionForm form, ModeleDeLettre modele)
    {
        var (verbe, cible) = form.Geste.Split(':', 2) is [var v, var c] ? (v, c) : (form.Geste, "");
        return verbe switch
        {
            "monter" => form.Deplacer(cible, -1),
            "descendre" => form.Deplacer(cible, +1),
            "retirer" => form.Retirer(cible),
            "ajouter" => form.Ajouter(modele, cible),
            "libre" when Enum.TryParse<Partie>(cible, out var partie) => form.AjouterLibre(partie),
            "tableau" => form.ProposerLeTableau(modele),
            "ligne" => form.AjouterUneLigne(),
            "retirer-ligne" when int.TryParse(cible, out var rang) => form.RetirerUneLigne(rang),
            _ => null,
        };
    }

    public static string Ancre(string? cle) => $"clause-{cle?.Replace('.', '-')}";

    private static (string, string)? Deplacer(this RedactionForm form, string cle, int pas)
    {
        var rang = form.Clauses.FindIndex(c => c.Cle == cle);
        if (rang < 0) return null;
        var clause = form.Clauses[rang];
        var voisins = form.Clauses.Where(c => c.Partie == clause.Partie).ToList();
        var cible = voisins.IndexOf(clause) + pas;
        if (cible < 0 || cible >= voisins.Count) return null;
        var autre = form.Clauses.IndexOf(voisins[cible]);
        (form.Clauses[rang], form.Clauses[autre]) = (form.Clauses[autre], form.Clauses[rang]);
        return ($"La clause est maintenant en position {cible + 1} sur {voisins.Count}.", Ancre(cle));
    }

    private static (string, string)? Retirer(this RedactionForm form, string cle)
    {
        var partie = form.Clauses.FirstOrDefault(c => c.Cle == cle)?.Partie;
        return form.Clauses.RemoveAll(c => c.Cle == cle) == 0 ? null : ("La clause est retirée.", $"partie-{partie}");
    }

    private static (string, string)? Ajouter(this RedactionForm form, ModeleDeLettre modele, string cle)
    {
        if (modele.Clause(cle) is not { Statut: StatutDeClause.Adaptable } clause || form.Clauses.Any(c => c.Cle == cle)) return null;
        form.Clauses.Add(new() { Cle = clause.Cle, Partie = clause.Partie, Texte = clause.Texte });
        return ("La clause est ajoutée.", Ancre(cle));
    }

    private static (string, string)? AjouterLibre(this RedactionForm form, Partie partie)
    {
        if (partie is not (Partie.Partie3 or Partie.Moyens or Partie.Suivi)) return null;
        var rang = 1;
        while (form.Clauses.Any(c => c.Cle == $"{ClauseDeLettre.PrefixeLibre}{rang}")) rang++;
        var cle = $"{ClauseDeLettre.PrefixeLibre}{rang}";
        form.Clauses.Add(new() { Cle = cle, Partie = partie, Texte = "" });
        return ("Une clause vide est ajoutée : écrivez-la.", Ancre(cle));
    }

    private static (string, string)? ProposerLeTableau(this RedactionForm form, ModeleDeLettre modele)
    {
        form.QuiFaitQuoi = [.. modele.QuiFaitQuoi.Select(LigneForm.De)];
        return ("Le tableau proposé est ajouté : adaptez-le avec la collectivité.", "qui-fait-quoi");
    }

    private static (string, string)? AjouterUneLigne(this RedactionForm form)
    {
        form.QuiFaitQuoi.Add(new() { Cle = $"q.libre.{form.QuiFaitQuoi.Count + 1}", Tache = "Nouvelle tâche", Etablissement = Participation.Fait });
        return ("Une ligne est ajoutée.", "qui-fait-quoi");
    }

    private static (string, string)? RetirerUneLigne(this RedactionForm form, int rang)
    {
        if (rang < 0 || rang >= form.QuiFaitQuoi.Count) return null;
        form.QuiFaitQuoi.RemoveAt(rang);
        return ("La ligne est retirée.", "qui-fait-quoi");
    }
}
