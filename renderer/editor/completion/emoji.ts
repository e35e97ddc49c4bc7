/** Names as people type them between colons, each before its sign. */
const LIST =
  'smile 😄 grin 😁 joy 😂 laughing 😆 wink 😉 blush 😊 heart_eyes 😍 kissing_heart 😘 thinking 🤔 neutral_face 😐 unamused 😒 sweat_smile 😅 cry 😢 sob 😭 angry 😠 rage 😡 scream 😱 ' +
  'sunglasses 😎 sleeping 😴 hugs 🤗 shrug 🤷 facepalm 🤦 wave 👋 clap 👏 pray 🙏 muscle 💪 point_right 👉 point_left 👈 point_up 👆 point_down 👇 ok_hand 👌 thumbsup 👍 +1 👍 thumbsdown 👎 fist ✊ v ✌️ raised_hands 🙌 ' +
  'eyes 👀 brain 🧠 heart ❤️ broken_heart 💔 sparkling_heart 💖 star ⭐ star2 🌟 sparkles ✨ fire 🔥 boom 💥 tada 🎉 confetti_ball 🎊 gift 🎁 balloon 🎈 trophy 🏆 medal 🏅 crown 👑 gem 💎 bulb 💡 ' +
  'memo 📝 pencil2 ✏️ book 📖 books 📚 newspaper 📰 bookmark 🔖 label 🏷️ calendar 📅 clipboard 📋 pushpin 📌 paperclip 📎 link 🔗 lock 🔒 key 🔑 mag 🔍 bell 🔔 mega 📣 speech_balloon 💬 email 📧 package 📦 ' +
  'camera 📷 movie_camera 🎥 art 🎨 musical_note 🎵 headphones 🎧 microphone 🎤 computer 💻 keyboard ⌨️ phone 📱 battery 🔋 electric_plug 🔌 gear ⚙️ wrench 🔧 hammer 🔨 rocket 🚀 airplane ✈️ car 🚗 train 🚆 ship 🚢 boat ⛵ anchor ⚓ bike 🚲 ' +
  'house 🏠 office 🏢 school 🏫 hospital 🏥 bank 🏦 world_map 🗺️ earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 mountain ⛰️ ocean 🌊 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ zap ⚡ rainbow 🌈 moon 🌙 tree 🌳 seedling 🌱 rose 🌹 sunflower 🌻 leaves 🍃 ' +
  'coffee ☕ tea 🍵 beer 🍺 wine_glass 🍷 pizza 🍕 bread 🍞 cheese 🧀 apple 🍎 banana 🍌 cake 🍰 cookie 🍪 fish 🐟 bird 🐦 cat 🐱 dog 🐶 bug 🐛 bee 🐝 turtle 🐢 whale 🐳 ' +
  'white_check_mark ✅ heavy_check_mark ✔️ x ❌ warning ⚠️ exclamation ❗ question ❓ information_source ℹ️ no_entry ⛔ construction 🚧 recycle ♻️ hourglass ⏳ watch ⌚ alarm_clock ⏰ chart_with_upwards_trend 📈 bar_chart 📊 moneybag 💰 dollar 💵 ' +
  'arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ 100 💯 one 1️⃣ two 2️⃣ three 3️⃣ red_circle 🔴 green_circle 🟢 blue_circle 🔵 flag 🏳️ checkered_flag 🏁 soccer ⚽ basketball 🏀 dart 🎯 puzzle 🧩 robot 🤖 ghost 👻 skull 💀';

let pairs: readonly (readonly [name: string, sign: string])[] | undefined;

export function emoji(): readonly (readonly [name: string, sign: string])[] {
  if (!pairs) {
    const words = LIST.split(' ');
    pairs = words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : []));
  }
  return pairs;
}
