using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Écrit un CSV que les tableurs français ouvrent sans le déformer ni l'exécuter : UTF-8 avec BOM, « ; », CRLF.</summary>
internal static class CsvDePaiement
{
    /// <summary>L'export d'un état ; les identifiants, par numéro d'ordre, seulement sur motif.</summary>
    public static byte[] Ecrire(IEnumerable<LigneFigee> lignes, IReadOnlyDictionary<int, string>? identifiants = null) => Ecrire(
        ColonnesDePaiement.Toutes.Select(c => c.Nom),
        lignes.OrderBy(l => l.NumeroDOrdre).Select(l => ColonnesDePaiement.Toutes.Select(c => c.Nom == ColonnesDePaiement.Identifiant
            ? identifiants?.GetValueOrDefault(l.NumeroDOrdre) ?? "" : ColonnesDePaiement.EnTexte(c.Valeur(l)))));

    /// <summary>Un tableau quelconque, aux mêmes conventions.</summary>
    public static byte[] Ecrire(IEnumerable<string> titres, IEnumerable<IEnumerable<string>> lignes)
    {
        using var octets = new MemoryStream();
        using (var texte = new StreamWriter(octets, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(texte, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";", NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape, InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n'],
        }))
        {
            foreach (var ligne in lignes.Prepend(titres))
            {
                foreach (var valeur in ligne) csv.WriteField(valeur);
                csv.NextRecord();
            }
        }
        return octets.ToArray();
    }
}
