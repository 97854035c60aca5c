using System.Text;

namespace RupnManager.Tests.Support;

/// <summary>L'extrait de l'annuaire officiel, que chaque test abîme ou complète à sa façon.</summary>
public sealed class FichierDAnnuaire
{
    public const int Lignes = 39;
    public const int Etablissements = 27;
    public const int MisesAPart = 12;

    private readonly List<string> _colonnes;
    private readonly List<Dictionary<string, string>> _lignes;

    private FichierDAnnuaire(List<string> colonnes, List<Dictionary<string, string>> lignes) => (_colonnes, _lignes) = (colonnes, lignes);

    public static FichierDAnnuaire Extrait()
    {
        var texte = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Donnees", "annuaire-extrait.csv"), Encoding.UTF8);
        var colonnes = texte[0].Split(';').ToList();
        return new(colonnes, [.. texte.Skip(1).Select(l => l.Split(';').Zip(colonnes).ToDictionary(p => p.Second, p => p.First))]);
    }

    /// <summary>Une ligne, nommée par son UAI : la première qui le porte.</summary>
    public Dictionary<string, string> this[string uai] => _lignes.First(l => l["Identifiant_de_l_etablissement"] == uai);

    /// <summary>Le numéro de tableur de cette ligne.</summary>
    public int Numero(string uai) => _lignes.IndexOf(this[uai]) + 2;

    /// <summary>Ajoute une copie d'une ligne, changée.</summary>
    public FichierDAnnuaire Copier(string uai, params (string Colonne, string Valeur)[] changements)
    {
        var copie = new Dictionary<string, string>(this[uai]);
        foreach (var (colonne, valeur) in changements) copie[colonne] = valeur;
        _lignes.Add(copie);
        return this;
    }

    public FichierDAnnuaire Changer(string uai, string colonne, string valeur)
    {
        this[uai][colonne] = valeur;
        return this;
    }

    public FichierDAnnuaire ChangerTout(string colonne, Func<string, string> changer)
    {
        foreach (var ligne in _lignes) ligne[colonne] = changer(ligne[colonne]);
        return this;
    }

    public FichierDAnnuaire Seulement(params string[] uais)
    {
        _lignes.RemoveAll(l => !uais.Contains(l["Identifiant_de_l_etablissement"]));
        return this;
    }

    public FichierDAnnuaire SansColonne(string colonne)
    {
        _colonnes.Remove(colonne);
        return this;
    }

    public FichierDAnnuaire Retourner()
    {
        _colonnes.Reverse();
        _lignes.Reverse();
        return this;
    }

    public byte[] Octets(char separateur = ';', Encoding? encodage = null, Func<string, string>? titre = null)
    {
        encodage ??= new UTF8Encoding(false);
        var texte = new StringBuilder().AppendLine(string.Join(separateur, _colonnes.Select(titre ?? (c => c))));
        foreach (var ligne in _lignes) texte.AppendLine(string.Join(separateur, _colonnes.Select(c => Proteger(ligne[c], separateur))));
        return [.. encodage.Preamble, .. encodage.GetBytes(texte.ToString())];
    }

    private static string Proteger(string valeur, char separateur) =>
        valeur.Contains(separateur) || valeur.Contains('"') ? $"\"{valeur.Replace("\"", "\"\"")}\"" : valeur;
}
