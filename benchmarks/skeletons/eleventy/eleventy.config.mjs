// The settings of Eleventy for the articles of the benchmark.

const PAGE = 20;
const newestFirst = (a, b) => b.date - a.date;

const slugOf = (text) =>
  text
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-");

const byTag = (articles) => {
  const lists = new Map();
  for (const article of articles) {
    for (const tag of article.data.tags) {
      if (!lists.has(tag)) lists.set(tag, []);
      lists.get(tag).push(article);
    }
  }
  return lists;
};

const newsOf = (api) => api.getFilteredByGlob("src/tin-tuc/*.md").sort(newestFirst);

export default function (eleventy) {
  eleventy.addPassthroughCopy("src/css");
  eleventy.addFilter("slugOf", slugOf);
  eleventy.addFilter("isoDay", (day) => day.toISOString().slice(0, 10));
  eleventy.addFilter("isoTime", (day) => day.toISOString());
  eleventy.addFilter("printedDay", (day) => day.toISOString().slice(0, 10).split("-").reverse().join("/"));
  eleventy.addFilter("printedText", (day) => day.split("-").reverse().join("/"));
  eleventy.addFilter("money", (value) => `${value.toString().replace(/\B(?=(\d{3})+$)/g, ".")} đồng`);
  eleventy.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  eleventy.addFilter("first", (list, count) => list.slice(0, count));

  eleventy.addCollection("news", (api) => {
    const articles = newsOf(api);
    const lists = byTag(articles);
    articles.forEach((article, at) => {
      article.data.newer = articles[at - 1];
      article.data.older = articles[at + 1];
      article.data.related = lists.get(article.data.tags[0]).slice(0, 4);
    });
    return articles;
  });
  eleventy.addCollection("contests", (api) => api.getFilteredByGlob("src/cuoc-thi/*.md").sort(newestFirst));
  eleventy.addCollection("tagList", (api) =>
    [...byTag(newsOf(api))].map(([tag, articles]) => ({ tag, count: articles.length })).sort((a, b) => (a.tag < b.tag ? -1 : 1)),
  );
  eleventy.addCollection("tagPages", (api) =>
    [...byTag(newsOf(api))].flatMap(([tag, articles]) => {
      const total = Math.ceil(articles.length / PAGE);
      return Array.from({ length: total }, (_, at) => ({
        tag,
        total,
        number: at + 1,
        articles: articles.slice(at * PAGE, (at + 1) * PAGE),
      }));
    }),
  );

  return { markdownTemplateEngine: false, htmlTemplateEngine: "njk", dir: { input: "src", output: "_site" } };
}
